/** People whom an issuer outside knows: who of ours they are, and how they become one of ours. */
@NullMarked
package app.visant.domain.identity;

import org.jspecify.annotations.NullMarked;
