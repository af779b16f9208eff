/** What every capability needs: ids that check themselves, the one root of errors, content hashes, pages. */
@NullMarked
package app.visant.domain.kernel;

import org.jspecify.annotations.NullMarked;
