/**
 * By which settings the device works: what the cloud wishes, kept so that it counts without the cloud too, in the place of the device's own
 * options, and those where the cloud wishes nothing.
 */
@NullMarked
package app.visant.domain.edge.settings;

import org.jspecify.annotations.NullMarked;
