package io.loquat.query.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of each language that are too common to search for. Thread-safe: read once each. */
final class StopWords {
  private static final String FOLDER = "/org/apache/lucene/analysis/";
  private static final Pattern COMMENT = Pattern.compile("[|#].*");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Map<TextLanguage, Set<String>> READ = new ConcurrentHashMap<>();

  private StopWords() {}

  /** In lower case, with their diacritics. */
  static Set<String> of(TextLanguage language) {
    return READ.computeIfAbsent(language, StopWords::read);
  }

  private static Set<String> read(TextLanguage language) {
    return language.stopWords().isEmpty() ? Set.of() : read(FOLDER + language.stopWords());
  }

  private static Set<String> read(String resource) {
    try (InputStream bytes =
            Objects.requireNonNull(StopWords.class.getResourceAsStream(resource), resource);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .map(line -> COMMENT.matcher(line).replaceFirst(""))
          .flatMap(SPACE::splitAsStream)
          .filter(word -> !word.isEmpty())
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
