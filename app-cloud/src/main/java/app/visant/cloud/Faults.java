package app.visant.cloud;

import app.visant.adapter.cloud.postgres.DatabaseUnusable;
import app.visant.adapter.cloud.postgres.EmbeddedPostgresException;
import app.visant.cloud.config.BadConfiguration;
import app.visant.domain.kernel.VisantException;
import java.io.PrintWriter;
import java.net.BindException;
import org.jspecify.annotations.Nullable;

/** Tells why the program ends: in lines that an operator can act on if the reason is known, else with all there is. */
final class Faults {
    private Faults() {}

    static void tell(PrintWriter out, Throwable error) {
        for (Throwable each = error; each != null; each = cause(each)) {
            if (each instanceof BadConfiguration bad) {
                out.println("The configuration can't be used:");
                bad.getErrors().forEach(line -> out.println("  " + line));
                out.flush();
                return;
            }
            if (each instanceof BindException
                    || each instanceof DatabaseUnusable
                    || each instanceof EmbeddedPostgresException
                    || each instanceof CommandFailed
                    || each instanceof VisantException) {
                String prefix = each instanceof BindException ? "A port can't be opened: " : "";
                out.println(prefix + each.getMessage());
                out.flush();
                return;
            }
        }
        error.printStackTrace(out);
        out.flush();
    }

    private static @Nullable Throwable cause(Throwable error) {
        return error.getCause();
    }
}
