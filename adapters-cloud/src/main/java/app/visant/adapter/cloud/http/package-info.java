/** What everything that answers HTTP has in common: one form of errors, whichever machinery sends the answer. */
@NullMarked
package app.visant.adapter.cloud.http;

import org.jspecify.annotations.NullMarked;
