/** Measures the cloud's figures; no part of the tests. */
@NullMarked
package app.visant.adapter.cloud.bench;

import org.jspecify.annotations.NullMarked;
