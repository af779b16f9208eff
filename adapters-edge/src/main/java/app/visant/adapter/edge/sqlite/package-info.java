/** The edge's durable state in one SQLite file: the journal of commands, the outbox with its pictures, what is to be reported, the schedules. */
@NullMarked
package app.visant.adapter.edge.sqlite;

import org.jspecify.annotations.NullMarked;
