package app.visant.cloud;

import app.visant.adapter.cloud.postgres.RecordsOfOrganisation;
import app.visant.cloud.config.CloudConfiguration;
import app.visant.domain.kernel.OrganisationId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code clean}: removes all pictures, triggers and commands of the administrator's organisation. */
final class CleanCommand extends InstallationCommand {
    CleanCommand() {
        super("clean", "Removes all pictures, triggers and commands of the administrator's organisation");
    }

    @Override
    public void configure(Subparser subparser) {
        super.configure(subparser);
        subparser.addArgument("--yes").action(Arguments.storeTrue()).help("really do it");
    }

    @Override
    void run(Namespace arguments, CloudConfiguration configuration, Storage storage) throws IOException {
        OrganisationId organisation = organisation(configuration, storage);
        if (!arguments.getBoolean("yes")) {
            throw new CommandFailed("This removes all pictures, triggers and commands of organisation " + organisation
                    + ". Say --yes if that is meant.");
        }
        int rows = new RecordsOfOrganisation(storage.database().jdbi()).removeAll(organisation);
        int files = removeTree(storage.folder().resolve(organisation.toString()));
        System.out.println("Removed " + rows + " rows and " + files + " files.");
    }

    private static int removeTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return 0;
        }
        List<Path> paths;
        try (Stream<Path> all = Files.walk(root)) {
            paths = all.sorted(Comparator.reverseOrder()).toList();
        }
        int files = 0;
        for (Path path : paths) {
            files += Files.isRegularFile(path) ? 1 : 0;
            Files.deleteIfExists(path);
        }
        return files;
    }
}
