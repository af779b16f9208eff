/**
 * When a device takes pictures: versioned schedules (every so often, or by cron, within windows), the slots that follow
 * from them, and the planner that says which slots are due and which were missed: functions of their arguments, so that cloud and edge
 * come to the same slots without talking. And how people manage the schedules of their devices.
 */
@NullMarked
package app.visant.domain.schedule;

import org.jspecify.annotations.NullMarked;
