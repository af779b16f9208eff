package app.visant.domain.audit;

import java.nio.charset.StandardCharsets;

/** Text that every database and every list takes: no control characters, no halves of characters, and not too long. */
final class Plain {
    private Plain() {}

    /** @param longest in characters, more is cut off */
    static String text(String text, int longest) {
        String cut = text.length() <= longest ? text : text.substring(0, longest);
        String whole = new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return whole.codePoints().anyMatch(Character::isISOControl)
                ? whole.codePoints()
                        .map(each -> Character.isISOControl(each) ? ' ' : each)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                : whole;
    }
}
