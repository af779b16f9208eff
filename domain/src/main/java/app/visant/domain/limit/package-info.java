/** How much of the cloud one may use: of what so many a second are taken, of each device, person, address and organisation. */
@NullMarked
package app.visant.domain.limit;

import org.jspecify.annotations.NullMarked;
