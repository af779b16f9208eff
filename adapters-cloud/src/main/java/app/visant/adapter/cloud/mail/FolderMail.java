package app.visant.adapter.cloud.mail;

import app.visant.domain.mail.Letter;
import app.visant.domain.mail.Mail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Each letter becomes a file that a mail program can open (RFC 5322), for the operator to pass on. */
final class FolderMail implements Mail {
    private static final Logger LOG = LoggerFactory.getLogger(FolderMail.class);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS").withZone(ZoneOffset.UTC);

    private static final AtomicLong COUNT = new AtomicLong();

    private final Path folder;
    private final InstantSource clock;

    FolderMail(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public void send(Letter letter) {
        Instant now = clock.instant();
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path file = folder.resolve(
                    NAME.format(now) + "-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet() + ".eml");
            try (FileChannel out = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                ByteBuffer bytes = ByteBuffer.wrap(message(letter, now).getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            LOG.info("There is no mail server: the letter \"{}\" to {} is {}", letter.subject(), letter.to(), file);
        } catch (IOException full) {
            throw new UncheckedIOException("a letter can't be kept in " + folder, full);
        }
    }

    private static String message(Letter letter, Instant now) {
        return "Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)) + "\n"
                + "To: " + letter.to() + "\n"
                + "Subject: " + encoded(letter.subject()) + "\n"
                + "MIME-Version: 1.0\n"
                + "Content-Type: text/plain; charset=utf-8\n"
                + "Content-Transfer-Encoding: 8bit\n\n"
                + letter.text();
    }

    /** As RFC 2047 has it, if it needs that. */
    private static String encoded(String subject) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(subject)
                ? subject
                : "=?utf-8?B?" + Base64.getEncoder().encodeToString(subject.getBytes(StandardCharsets.UTF_8)) + "?=";
    }
}
