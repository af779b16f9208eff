/** The pages for people: rendered here, made live in the browser by the same public API that programs use. */
@NullMarked
package app.visant.cloud.dashboard;

import org.jspecify.annotations.NullMarked;
