package io.loquat.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a key leaves out of its values, so that {@link KeyReader} gives them back to the bit: which
 * numbers are not of the type that is usual for them, what is missing rather than null, and so on.
 * Immutable.
 */
public final class KeyTypes {
  /** Of a key whose values are all of the usual types. */
  public static final KeyTypes USUAL = new KeyTypes(null);

  /** Of a key that does not tell its values. */
  public static final KeyTypes UNKNOWN = new KeyTypes(new byte[] {(byte) TypeNotes.UNKNOWN});

  private final byte @Nullable [] notes;

  private KeyTypes(byte @Nullable [] notes) {
    this.notes = notes;
  }

  /** As {@link #toBytes} gave it. The bytes must not be changed any more. */
  public static KeyTypes of(byte @Nullable [] notes) {
    return notes == null ? USUAL : new KeyTypes(notes);
  }

  /** As it lies in files: nothing if all types are the usual ones. Must not be changed. */
  public byte @Nullable [] toBytes() {
    return notes;
  }

  /** How many bytes {@link #toBytes} gives. */
  public int length() {
    return notes == null ? 0 : notes.length;
  }

  /** Whether the key does not tell its values. */
  public boolean areUnknown() {
    return notes != null && notes.length > 0 && notes[0] == (byte) TypeNotes.UNKNOWN;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeyTypes types && Arrays.equals(notes, types.notes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(notes);
  }
}
