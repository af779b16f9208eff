import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import jdk.net.ExtendedSocketOptions;

/** What assemble builds an image of and runs: it touches every C library of the toolchain, and ends by SIGTERM. */
public class Trial {
    record Answer(String text, int port) {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("trial");
        files(folder);
        zip();
        Answer answer = sockets();
        if (!answer.equals(new Answer("ping", answer.port()))) {
            throw new IllegalStateException("a record is not equal to itself");
        }
        String line = "trial ok " + System.getProperty("os.arch") + " " + System.getProperty("java.vm.name");
        System.out.println(line + " " + Instant.now().atZone(ZoneId.systemDefault()) + " " + Locale.getDefault());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("trial ended")));
        new ProcessBuilder("sh", "-c", "kill " + ProcessHandle.current().pid()).start();
        Thread.sleep(60_000);
    }

    /** NOFOLLOW_LINKS has another number on another processor: with the wrong one, links are followed. */
    private static void files(Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "text");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        try (FileChannel followed = FileChannel.open(link, LinkOption.NOFOLLOW_LINKS)) {
            throw new IllegalStateException("a link was followed: " + followed);
        } catch (IOException e) {
            if (!e.getMessage().contains("NOFOLLOW")) {
                throw e;
            }
        }
        try (FileChannel channel = FileChannel.open(file)) {
            channel.map(FileChannel.MapMode.READ_ONLY, 0, 4).load();
        }
    }

    private static void zip() throws Exception {
        byte[] bytes = "Visant".repeat(1000).getBytes();
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        }
        byte[] unzipped = new GZIPInputStream(new ByteArrayInputStream(zipped.toByteArray())).readAllBytes();
        if (!Arrays.equals(bytes, unzipped)) {
            throw new IllegalStateException("zlib");
        }
    }

    private static Answer sockets() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (Socket client = new Socket(server.getInetAddress(), server.getLocalPort())) {
                    client.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, 30);
                    client.getOutputStream().write("ping".getBytes());
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            try (Socket accepted = server.accept()) {
                return new Answer(new String(accepted.getInputStream().readAllBytes()), server.getLocalPort());
            }
        }
    }
}
