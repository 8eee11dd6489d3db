package io.loquat.compat.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.nio.file.Path;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.data.mongodb.core.query.BasicQuery;
import org.springframework.data.mongodb.core.query.Update;

/** Soft delete through Spring Data, which knows nothing of it. */
@ParameterizedClass
@ValueSource(strings = {"visible", "hidden"})
final class SoftDeleteTest {
  private static Orchard orchard;

  @Parameter private String systemFields;
  private final MongoTemplate template = orchard.template();
  private final Pears pears = orchard.pears();

  @BeforeParameterizedClassInvocation
  static void start(String systemFields, @TempDir Path dataFolder) {
    orchard = new Orchard(dataFolder, systemFields);
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    orchard.close();
  }

  @BeforeEach
  void plantAndArchive() {
    orchard.empty();
    pears.saveAll(
        List.of(
            Pear.of("a", "Conference", 3), Pear.of("b", "Comice", 5), Pear.of("c", "Concorde", 8)));
    assertThat(pears.archiveByKind("Conference")).isEqualTo(1);
  }

  @Test
  void hidesWhatARepositoryHasArchived() {
    assertThat(pears.findById("a")).isEmpty();
    assertThat(pears.count()).isEqualTo(2);
    assertThat(pears.existsByKind("Conference")).isFalse();
    assertThat(pears.countWithArchived(0)).isEqualTo(3);
    assertThat(pears.findArchived()).extracting(Pear::id).containsExactly("a");
  }

  @Test
  void archivesThroughATemplate() {
    template.remove(query(where("kilos").gt(6).and("$softDelete").is(true)), Pear.class);
    Pear taken =
        template.findAndRemove(new BasicQuery("{_id: 'b', $softDelete: true}"), Pear.class);
    assertThat(taken).extracting(Pear::kind).isEqualTo("Comice");
    assertThat(pears.findAll()).isEmpty();
    assertThat(pears.findArchived()).extracting(Pear::id).containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void findsArchivedDocumentsInQueriesAndAggregations() {
    var archived = new BasicQuery("{kind: 'Conference', $archived: 'only'}");
    assertThat(template.findOne(archived, Pear.class)).extracting(Pear::id).isEqualTo("a");
    assertThat(template.exists(archived, Pear.class)).isTrue();
    var stages = Aggregation.newAggregation(Aggregation.match(where("$archived").is("include")));
    assertThat(template.aggregate(stages, Pear.class, Pear.class).getMappedResults()).hasSize(3);
  }

  @Test
  void marksArchivedDocumentsWhereTheProfileShowsIt() {
    var archived = new BasicQuery("{_id: 'a', $archived: 'only'}");
    Document raw = template.findOne(archived, Document.class, "pears");
    assertThat(raw).isNotNull();
    assertThat(raw.get("_archived")).isEqualTo(systemFields.equals("visible") ? true : null);
  }

  @Test
  void changesArchivedDocumentsOnlyWhereAskedTo() {
    var inc = new Update().inc("kilos", 1);
    assertThat(template.updateFirst(new BasicQuery("{_id: 'a'}"), inc, Pear.class))
        .extracting(result -> result.getMatchedCount())
        .isEqualTo(0L);
    assertThat(
            template.updateFirst(new BasicQuery("{_id: 'a', $archived: 'only'}"), inc, Pear.class))
        .extracting(result -> result.getModifiedCount())
        .isEqualTo(1L);
    assertThat(pears.findArchived()).extracting(Pear::kilos).containsExactly(4);
  }

  @Test
  void saysThatATakenIdIsArchived() {
    assertThatThrownBy(() -> pears.insert(Pear.of("a", "Abate", 1)))
        .isInstanceOf(DuplicateKeyException.class)
        .hasMessageContaining("archived");
  }

  @Test
  void restoresAndPurgesByCommand() {
    template.executeCommand("{restoreDocuments: 'pears', filter: {_id: 'a'}, limit: 1}");
    assertThat(pears.findWithVersion("a")).get().extracting(Pear::version).isEqualTo(3L);
    assertThat(pears.archiveByKind("Conference")).isEqualTo(1);
    template.executeCommand("{purgeDocuments: 'pears', filter: {}, limit: 0}");
    assertThat(pears.findArchived()).isEmpty();
    pears.insert(Pear.of("a", "Abate", 1));
    assertThat(pears.findWithVersion("a")).get().extracting(Pear::version).isEqualTo(1L);
  }
}
