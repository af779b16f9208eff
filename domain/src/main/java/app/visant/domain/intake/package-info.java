/** How a picture gets in: once, whatever is repeated, with a receipt; and what is found out about it afterwards. */
@NullMarked
package app.visant.domain.intake;

import org.jspecify.annotations.NullMarked;
