/** What a picture is on both sides: its label, its origin, and the form that its bytes must have. */
@NullMarked
package app.visant.domain.capture;

import org.jspecify.annotations.NullMarked;
