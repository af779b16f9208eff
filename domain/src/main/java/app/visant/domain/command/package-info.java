/** The durable log of commands, one a device: numbered, expiring, acknowledged. Whatever way a device reads, it is this log. */
@NullMarked
package app.visant.domain.command;

import org.jspecify.annotations.NullMarked;
