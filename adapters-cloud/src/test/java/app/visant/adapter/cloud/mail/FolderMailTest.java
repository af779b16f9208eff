package app.visant.adapter.cloud.mail;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.kernel.TestClock;
import app.visant.domain.mail.Letter;
import app.visant.domain.mail.Mail;
import app.visant.domain.mail.MailContract;
import app.visant.domain.tenant.EmailAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderMailTest extends MailContract {
    private static final Pattern ENCODED = Pattern.compile("=\\?utf-8\\?B\\?([^?]+)\\?=");

    @TempDir
    private Path data;

    private final TestClock clock = new TestClock();

    @Override
    protected Mail mail() {
        return MailFolders.in(data.resolve("mail"), clock);
    }

    @Override
    protected List<String> sent() {
        return files().stream().map(FolderMailTest::decoded).toList();
    }

    @Test
    void keepsLettersForTheOperatorsEyesOnly() throws Exception {
        mail().send(new Letter(new EmailAddress("ada@example.org"), "Secret", "Text"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("mail"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files().getFirst())))
                .isEqualTo("rw-------");
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(data.resolve("mail"))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String decoded(Path file) {
        try {
            return ENCODED.matcher(Files.readString(file))
                    .replaceAll(
                            match -> new String(Base64.getDecoder().decode(match.group(1)), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
