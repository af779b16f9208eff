package app.visant.adapter.cloud.postgres;

import app.visant.domain.kernel.InvalidInput;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Where a PostgreSQL database is and how to get in.
 *
 * @param jdbcUrl {@code jdbc:postgresql://…} without user and password
 */
public record DatabaseAddress(String jdbcUrl, String user, String password) {
    private static final String FORM = "must be postgresql://user:password@host:port/database"
            + " or jdbc:postgresql://host:port/database?user=…&password=…";

    /**
     * Reads the two usual ways to write it; options behind {@code ?} are handed on to the driver.
     *
     * @throws InvalidInput if it is neither; the message does not repeat the text, which holds a password
     */
    public static DatabaseAddress parse(String text) {
        String stripped = text.strip();
        if (stripped.startsWith("jdbc:postgresql://")) {
            return new DatabaseAddress(stripped, "", "");
        }
        if (!stripped.startsWith("postgresql://") && !stripped.startsWith("postgres://")) {
            throw new InvalidInput("DATABASE_URL", FORM);
        }
        try {
            return of(new URI(stripped));
        } catch (URISyntaxException e) {
            throw new InvalidInput("DATABASE_URL", FORM);
        }
    }

    private static DatabaseAddress of(URI uri) {
        String path = uri.getRawPath();
        if (uri.getHost() == null || path == null || path.length() < 2) {
            throw new InvalidInput("DATABASE_URL", FORM);
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String options = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String login = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
        int colon = login.indexOf(':');
        String user = colon < 0 ? login : login.substring(0, colon);
        String password = colon < 0 ? "" : login.substring(colon + 1);
        return new DatabaseAddress(
                "jdbc:postgresql://" + uri.getHost() + port + path + options, decode(user), decode(password));
    }

    /** Of percent signs only: a plus is a plus. */
    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        int options = jdbcUrl.indexOf('?');
        return options < 0 ? jdbcUrl : jdbcUrl.substring(0, options);
    }
}
