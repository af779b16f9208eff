/**
 * When a device takes pictures: versioned schedules (every so often, or by cron, within windows), the slots that follow
 * from them, and the planner that says which slots are due and which were missed. Everything here is a function of its
 * arguments, so that cloud and edge come to the same slots without talking.
 */
@NullMarked
package app.visant.domain.schedule;

import org.jspecify.annotations.NullMarked;
