/** A device's life: made in a batch, activated into an organisation with a token, suspended, deactivated; what it last said of itself. */
@NullMarked
package app.visant.domain.device;

import org.jspecify.annotations.NullMarked;
