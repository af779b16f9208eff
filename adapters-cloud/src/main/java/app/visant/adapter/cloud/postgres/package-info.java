/** PostgreSQL: the embedded server, the pool, the migrations, and the ports whose state must not be lost. */
@NullMarked
package app.visant.adapter.cloud.postgres;

import org.jspecify.annotations.NullMarked;
