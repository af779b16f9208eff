/** The cloud as a program: its parts put together, and its commands. */
@NullMarked
package app.visant.cloud;

import org.jspecify.annotations.NullMarked;
