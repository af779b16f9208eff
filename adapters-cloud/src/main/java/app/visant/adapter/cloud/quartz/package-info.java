/** The clock of the cloud: Quartz, clustered over the database, so that each tick runs on one instance at a time. */
@NullMarked
package app.visant.adapter.cloud.quartz;

import org.jspecify.annotations.NullMarked;
