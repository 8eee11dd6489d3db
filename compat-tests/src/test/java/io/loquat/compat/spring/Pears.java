package io.loquat.compat.spring;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.mongodb.repository.MongoRepository;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.mongodb.repository.Update;

/** A repository whose queries Spring Data makes from the names of its methods. */
interface Pears extends MongoRepository<Pear, String> {
  List<Pear> findByKilosGreaterThanEqualOrderByKilosDesc(int kilos);

  List<Pear> findByKindNotAndTagsContaining(String kind, String tag);

  Optional<Pear> findFirstByKindInOrderByKilos(List<String> kinds);

  Page<Pear> findByKindIn(List<String> kinds, Pageable page);

  long countByKilosBetween(int above, int below);

  boolean existsByKind(String kind);

  long deleteByKind(String kind);

  @Query("{kilos: {$nin: [?0]}}")
  List<Pear> findByKilosOtherThan(int kilos);

  /** The version is there by name in both profiles. */
  @Query(value = "{_id: ?0}", fields = "{_version: {$meta: 'version'}}")
  Optional<Pear> findWithVersion(String id);

  /** Updates what still is as the caller has read it; anything else is an error of the server's. */
  @Query("{_id: ?0, $expectedVersion: ?1}")
  @Update("{$inc: {kilos: ?2}}")
  long addKilos(String id, long expectedVersion, int kilos);

  @Query(value = "{kind: ?0, $softDelete: true}", delete = true)
  long archiveByKind(String kind);

  @Query("{$archived: 'only'}")
  List<Pear> findArchived();

  @Query(value = "{$archived: 'include', kilos: {$gt: ?0}}", count = true)
  long countWithArchived(int kilos);
}
