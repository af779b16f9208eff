package app.visant.cloud.demo;

import io.dropwizard.core.cli.Command;
import io.dropwizard.core.setup.Bootstrap;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code demo}: cloud, edges and a real PostgreSQL on this machine. */
public final class DemoCommand extends Command {
    public DemoCommand() {
        super("demo", "Runs cloud and edges on this machine, with a video as camera");
    }

    @Override
    public void configure(Subparser parser) {
        number(parser, "--port", 8080, "Port of the dashboard and the API");
        parser.addArgument("--data")
                .metavar("DIR")
                .setDefault("data/demo")
                .help("Folder that keeps everything from one demo to the next (default: data/demo)");
        number(parser, "--devices", 2, "How many devices");
        number(parser, "--interval", 10, "Seconds between two scheduled pictures of a device");
        parser.addArgument("--for")
                .metavar("SECONDS")
                .dest("length")
                .type(Integer.class)
                .help("End after so long with a report; without it the demo runs until Ctrl-C");
        parser.addArgument("--edge")
                .metavar("FILE")
                .setDefault("app-edge/target/app-edge.jar")
                .help("The edge program, a .jar or a binary");
        parser.addArgument("--video")
                .metavar("FILE")
                .setDefault("app-cloud/src/main/demo/walkway.avi")
                .help("What the cameras show");
    }

    private static void number(Subparser parser, String name, int otherwise, String help) {
        parser.addArgument(name)
                .metavar("N")
                .type(Integer.class)
                .setDefault(otherwise)
                .help(help + " (default: " + otherwise + ")");
    }

    @Override
    public void run(Bootstrap<?> bootstrap, Namespace arguments) throws Exception {
        System.exit(run(arguments));
    }

    private static int run(Namespace arguments) throws Exception {
        try (Demo demo = new Demo(settings(arguments))) {
            Runtime.getRuntime().addShutdownHook(new Thread(demo::close, "demo-stop"));
            return demo.run() ? 0 : 1;
        } catch (DemoFailed failed) {
            System.out.flush();
            System.err.println(failed.getMessage());
            return 1;
        }
    }

    private static DemoSettings settings(Namespace arguments) {
        return new DemoSettings(
                arguments.getInt("port"),
                Path.of(arguments.getString("data")),
                arguments.getInt("devices"),
                arguments.getInt("interval"),
                Optional.ofNullable(arguments.getInt("length")).map(Duration::ofSeconds),
                Path.of(arguments.getString("edge")),
                Path.of(arguments.getString("video")));
    }
}
