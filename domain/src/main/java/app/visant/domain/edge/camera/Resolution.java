package app.visant.domain.edge.camera;

import app.visant.domain.kernel.InvalidInput;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A picture's size.
 *
 * @param width pixels, 16 to 16384
 * @param height pixels, 16 to 16384
 */
public record Resolution(int width, int height) {
    private static final Pattern FORM = Pattern.compile("([0-9]{2,5})[xX]([0-9]{2,5})");
    private static final int MIN = 16;
    private static final int MAX = 16_384;

    /** @throws InvalidInput if a side is out of range */
    public Resolution {
        if (width < MIN || width > MAX || height < MIN || height > MAX) {
            throw refused();
        }
    }

    /** @throws InvalidInput if the text is not like {@code 1280x720} */
    public static Resolution parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw refused();
        }
        return new Resolution(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    private static InvalidInput refused() {
        return new InvalidInput(
                "camera_resolution", "must be WIDTHxHEIGHT, each side " + MIN + " to " + MAX + ", such as 1280x720");
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
