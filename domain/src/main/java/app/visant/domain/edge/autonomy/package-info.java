/**
 * Going on alone: the schedules that the device keeps, when the cloud was heard last, and firing the slots when it is not heard any
 * more. A slot has the same name on both sides, so that what both have fired is one.
 */
@NullMarked
package app.visant.domain.edge.autonomy;

import org.jspecify.annotations.NullMarked;
