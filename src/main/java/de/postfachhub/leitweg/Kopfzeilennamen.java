package de.postfachhub.leitweg;

import org.apache.camel.component.jms.JmsKeyFormatStrategy;

/**
 * Names of JMS properties stay as they are. Other protocols allow names that JMS refuses; these are written as Artemis and Camel do it,
 * {@code a-b.c} as {@code a_HYPHEN_b_DOT_c}, so that a message isn't held back by a name.
 */
final class Kopfzeilennamen implements JmsKeyFormatStrategy {

    @Override
    public String encodeKey(String name) {
        if (erlaubt(name)) {
            return name;
        }
        StringBuilder ersatz = new StringBuilder();
        name.replace("-", "_HYPHEN_").replace(".", "_DOT_").codePoints().forEach(zeichen -> {
            if (Character.isJavaIdentifierPart(zeichen)) {
                ersatz.appendCodePoint(zeichen);
            } else {
                ersatz.append('_').append(Integer.toHexString(zeichen)).append('_');
            }
        });
        return erlaubt(ersatz.toString()) ? ersatz.toString() : "_" + ersatz;
    }

    @Override
    public String decodeKey(String name) {
        return name;
    }

    private static boolean erlaubt(String name) {
        return !name.isEmpty()
                && Character.isJavaIdentifierStart(name.codePointAt(0))
                && name.codePoints().allMatch(Character::isJavaIdentifierPart);
    }
}
