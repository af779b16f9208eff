/**
 * The edge's view of what the cloud asks of it: commands with the task in each, and the journal that lets every one run once,
 * ever, whatever way it came and however often.
 */
@NullMarked
package app.visant.domain.edge.command;

import org.jspecify.annotations.NullMarked;
