package app.visant.adapter.cloud.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes texts unreadable for who has the database or a copy of it, and not the key: AES-256-GCM, with the first of the keys. A sealed
 * text is base64 of nonce, cipher text and tag. It is bound to its place, so that it means nothing in another one. Safe for use by many
 * threads.
 */
public final class Sealing {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeys keys;

    public Sealing(SecretKeys keys) {
        this.keys = keys;
    }

    /** @param place what the text belongs to, for instance a kind and an id */
    public String seal(String text, String place) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, keys.present(), nonce, place)
                    .doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(nonce.length + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException noSuchCipherHere) {
            throw new IllegalStateException("texts can't be encrypted", noSuchCipherHere);
        }
    }

    /** @return empty if it is damaged, belongs to another place, or its key is none of ours any more */
    public Optional<String> open(String sealed, String place) {
        byte[] bytes = decode(sealed);
        return bytes.length < NONCE_BYTES + TAG_BITS / Byte.SIZE
                ? Optional.empty()
                : keys.all().stream()
                        .flatMap(key -> open(bytes, place, key).stream())
                        .findFirst();
    }

    private static Optional<String> open(byte[] sealed, String place, byte[] key) {
        ByteBuffer bytes = ByteBuffer.wrap(sealed);
        byte[] nonce = new byte[NONCE_BYTES];
        bytes.get(nonce);
        try {
            byte[] text =
                    cipher(Cipher.DECRYPT_MODE, key, nonce, place).doFinal(sealed, NONCE_BYTES, bytes.remaining());
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (AEADBadTagException damagedOrByAnotherKey) {
            return Optional.empty();
        } catch (GeneralSecurityException noSuchCipherHere) {
            throw new IllegalStateException("texts can't be decrypted", noSuchCipherHere);
        }
    }

    /** The key for AES-256 has 32 bytes, ours may have more. */
    private static Cipher cipher(int mode, byte[] key, byte[] nonce, String place) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, new SecretKeySpec(digest, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] decode(String sealed) {
        try {
            return Base64.getDecoder().decode(sealed);
        } catch (IllegalArgumentException noBase64) {
            return new byte[0];
        }
    }
}
