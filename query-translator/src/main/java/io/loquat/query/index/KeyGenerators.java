package io.loquat.query.index;

import io.loquat.query.index.IndexField.Kind;
import io.loquat.query.text.TextIndex;
import org.bson.BsonNumber;

/** The generator of each kind of index. */
final class KeyGenerators {
  private KeyGenerators() {}

  /** The generator of an index whose fields, collation and options are known. */
  static KeyGenerator of(IndexSpec spec) {
    if (spec.has(Kind.TEXT)) {
      return new TextKeys(spec.fields(), TextIndex.of(spec.description()));
    }
    if (spec.has(Kind.GEO_2DSPHERE)) {
      return new GeoKeys(
          spec.fields(), new SpherePlaces(), isOfFirstVersion(spec), spec.collation().texts());
    }
    if (spec.has(Kind.GEO_2D)) {
      Places places = new PlanePlaces(GeoFields.plane(spec));
      return new GeoKeys(spec.fields(), places, false, spec.collation().texts());
    }
    if (spec.has(Kind.WILDCARD)) {
      return new WildcardKeys(spec.fields(), spec.wildcardPaths(), spec.collation().texts());
    }
    if (spec.has(Kind.HASHED)) {
      return new HashedKeys(spec.fields(), spec.sparse(), spec.collation().texts());
    }
    return new BtreeKeys(spec.fields(), spec.sparse(), spec.collation().texts());
  }

  private static boolean isOfFirstVersion(IndexSpec spec) {
    return spec.option("2dsphereIndexVersion")
        .filter(version -> version instanceof BsonNumber number && number.intValue() == 1)
        .isPresent();
  }
}
