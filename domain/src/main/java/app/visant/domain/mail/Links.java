package app.visant.domain.mail;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The links in letters. */
public final class Links {
    private Links() {}

    /**
     * @param publicUrl where people reach the cloud
     * @param path of a page, from its first slash on
     * @param token what the link proves
     */
    public static String to(URI publicUrl, String path, String token) {
        return publicUrl.toString().replaceAll("/$", "") + path + "?token="
                + URLEncoder.encode(token, StandardCharsets.UTF_8);
    }
}
