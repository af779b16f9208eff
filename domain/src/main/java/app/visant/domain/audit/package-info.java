/** Who did what, when and from where, and what came of it: a chain of entries in which none can be changed unnoticed. */
@NullMarked
package app.visant.domain.audit;

import org.jspecify.annotations.NullMarked;
