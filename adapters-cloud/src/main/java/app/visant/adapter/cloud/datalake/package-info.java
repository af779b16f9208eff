/** The pictures' bytes on disk, in folders by organisation, device and day. */
@NullMarked
package app.visant.adapter.cloud.datalake;

import org.jspecify.annotations.NullMarked;
