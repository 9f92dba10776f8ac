package de.postfachhub.benachrichtigung;

/** The template of the mails can't be used; the text says why and what is allowed. */
final class VorlageUngueltig extends RuntimeException {

    VorlageUngueltig(String text, Exception ursache) {
        super(text, ursache);
    }
}
