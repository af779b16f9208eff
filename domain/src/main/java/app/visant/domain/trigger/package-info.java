/** Why a picture is to be taken: a slot of a schedule or a person's click, from its planning to the one state it ends in. */
@NullMarked
package app.visant.domain.trigger;

import org.jspecify.annotations.NullMarked;
