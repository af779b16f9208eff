package app.visant.edge;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The program's entry. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        FatalErrors.endThisProcess();
        CommandLine program = commandLine()
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        System.exit(program.execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new EdgeProgram());
    }
}
