package io.loquat.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.UniqueElements;

/** File names of databases. */
final class DatabaseFileNamePropertiesTest {
  @Property
  void readsWhatItWrites(@ForAll @StringLength(min = 1, max = 20) String name) {
    Assume.that(name.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff));
    Optional<String> file = DatabaseFileName.encode(name);
    assertThat(file.orElseThrow()).matches("[a-z0-9_%-]+\\.sqlite");
    assertThat(DatabaseFileName.decode(file.orElseThrow())).contains(name);
  }

  @Property
  void keepsNamesApartWhereCaseDoesNotCount(
      @ForAll @UniqueElements @Size(2) List<@StringLength(min = 1, max = 3) String> names) {
    Assume.that(names.stream().noneMatch(n -> n.chars().anyMatch(c -> c >= 0xd800 && c <= 0xdfff)));
    assertThat(names.stream().map(n -> DatabaseFileName.encode(n).orElseThrow()))
        .extracting(file -> file.toLowerCase(Locale.ROOT))
        .doesNotHaveDuplicates();
  }

  @Property
  void neverFailsOnOthersFiles(@ForAll String file) {
    DatabaseFileName.decode(file).ifPresent(name -> assertThat(name).isNotEmpty());
    assertThat(DatabaseFileName.decode(file + ".txt")).isEmpty();
  }

  @Example
  void refusesNamesThatNoFileCanHave() {
    assertThat(DatabaseFileName.encode("")).isEmpty();
    assertThat(DatabaseFileName.encode("Z".repeat(100))).isEmpty();
    assertThat(DatabaseFileName.decode("%zz.sqlite")).isEmpty();
    assertThat(DatabaseFileName.decode("A.sqlite")).isEmpty();
    assertThat(DatabaseFileName.decode("%61.sqlite")).isEmpty();
    assertThat(DatabaseFileName.decode(".sqlite")).isEmpty();
    assertThat(SqliteVersion.isEnough("3.51.2")).isFalse();
    assertThat(SqliteVersion.isEnough("3.51.3")).isTrue();
    assertThat(SqliteVersion.isEnough("3.6.23.1")).isFalse();
  }
}
