/** Looks at all that an edge needs and says in one line each what works, and what to do about what does not. */
@NullMarked
package app.visant.edge.doctor;

import org.jspecify.annotations.NullMarked;
