/** Who may do what: permissions, what each role holds of them, and the one place that decides. */
@NullMarked
package app.visant.domain.access;

import org.jspecify.annotations.NullMarked;
