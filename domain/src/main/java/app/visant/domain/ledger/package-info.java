/** The sum that must come out: planned = executed + failed + expired + skipped + evicted + open. */
@NullMarked
package app.visant.domain.ledger;

import org.jspecify.annotations.NullMarked;
