package io.loquat.query.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemaTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {type: 'object'}                      | {}
          {enum: [{b: 2, a: 1}, 5]}             | {a: 1, b: 2}
          {minProperties: 1.0}                  | {a: 1}
          {minimum: 5, maxLength: 1}            | {a: 1}
          {properties: {a: {type: 'number'}}}   | {a: {$numberDecimal: '1'}}
          {properties: {a: {maximum: 5}}}       | {a: {$numberDecimal: '5.00'}}
          {properties: {a: {minLength: 1}}}     | {a: 5}
          {properties: {a: {maxLength: 1}}}     | {a: '😀'}
          {properties: {a: {items: {}}}}        | {a: 5}
          {properties: {a: {items: [{type: 'string'}], additionalItems: false}}} | {a: []}
          {properties: {a: {items: [{type: 'string'}], additionalItems: {type: 'null'}}}} | {a: ['x', null]}
          {properties: {a: {items: {type: 'string'}, additionalItems: false}}} | {a: ['x', 'y']}
          {properties: {a: {uniqueItems: true}}} | {a: [{x: 1}, {x: 2}, [1], [2]]}
          {properties: {a: {uniqueItems: false}}} | {a: [1, 1]}
          {properties: {a: {multipleOf: {$numberDecimal: '1E+6000'}}}} | {a: 0}
          {properties: {a: {multipleOf: 3}}}    | {a: {$numberDecimal: '9E+6000'}}
          {properties: {a: {multipleOf: 0.5}}}  | {a: -2.5}
          {required: ['a.b']}                   | {a: {b: null}}
          {properties: {a: {pattern: '^x'}}}    | {a: 'xy'}
          {patternProperties: {'^s_': {type: 'string'}}, additionalProperties: false} | {s_a: 'x'}
          {dependencies: {a: {required: ['b']}}} | {c: 1}
          {not: {required: ['a']}}              | {b: 1}
          {oneOf: [{required: ['a']}, {required: ['b']}]} | {b: 1}
          {allOf: [{}, {required: ['b']}]}      | {b: 1}
          """)
  void acceptsWhatObeysIt(String schema, String document) {
    assertThat(parse(schema).accepts(BsonDocument.parse(document))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {type: 'string'}                      | {}
          {enum: [5]}                           | {a: 1}
          {maxProperties: 1}                    | {a: 1, b: 1}
          {properties: {a: {bsonType: 'long'}}} | {a: 1}
          {properties: {a: {bsonType: ['null', 'bool']}}} | {a: 1}
          {properties: {a: {maximum: 5, exclusiveMaximum: true}}} | {a: 5.0}
          {properties: {a: {maximum: 5}}}       | {a: {$numberDouble: 'NaN'}}
          {properties: {a: {maximum: 9007199254740992.0}}} | {a: {$numberLong: '9007199254740993'}}
          {properties: {a: {minItems: 2}}}      | {a: [1]}
          {properties: {a: {items: [{type: 'string'}], additionalItems: false}}} | {a: ['x', 1]}
          {properties: {a: {items: [{type: 'string'}]}}} | {a: [1]}
          {properties: {a: {uniqueItems: true}}} | {a: [{x: 1, y: 2}, {y: 2, x: 1.0}]}
          {properties: {a: {multipleOf: 2}}}    | {a: 3}
          {properties: {a: {multipleOf: 2}}}    | {a: {$numberDouble: 'Infinity'}}
          {properties: {a: {multipleOf: {$numberDecimal: '1E+6000'}}}} | {a: 5}
          {additionalProperties: {type: 'null'}} | {a: 1}
          {properties: {a: {pattern: '^x'}}}    | {a: 'yx'}
          {patternProperties: {'^s_': {type: 'string'}}} | {s_a: 1}
          {patternProperties: {'^s_': {type: 'string'}}, additionalProperties: false} | {b: 1}
          {dependencies: {a: {required: ['b']}}} | {a: 1}
          {anyOf: [{required: ['a']}, {required: ['b']}]} | {c: 1}
          """)
  void refusesWhatBreaksIt(String schema, String document) {
    assertThat(parse(schema).accepts(BsonDocument.parse(document))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {unknown: 1}                   | 9  | Unknown $jsonSchema keyword: unknown
          {$ref: '#'}                    | 9  | $jsonSchema keyword '$ref' is not currently supported
          {encrypt: {}}                  | 115 | $jsonSchema keyword 'encrypt' is not supported yet
          {type: 'string', bsonType: 'string'} | 9 | Cannot specify both $jsonSchema keywords 'type' and 'bsonType'
          {type: 'int'}                  | 2  | Unknown type name alias: int
          {bsonType: 'integer'}          | 9  | $jsonSchema type 'integer' is not currently supported.
          {bsonType: []}                 | 9  | $jsonSchema keyword 'bsonType' must name at least one type
          {title: 1}                     | 14 | $jsonSchema keyword 'title' must be of type string
          {exclusiveMinimum: true}       | 9  | $jsonSchema keyword 'minimum' must be a present if exclusiveMinimum is present
          {minLength: 1.5}               | 9  | Expected an integer: minLength: 1.5
          {minLength: -1}                | 9  | Expected a non-negative number in: minLength: -1
          {multipleOf: 0}                | 9  | $jsonSchema keyword 'multipleOf' must have a positive value
          {allOf: []}                    | 2  | $jsonSchema keyword 'allOf' must be a non-empty array
          {required: ['a', 'a']}         | 9  | $jsonSchema keyword 'required' array cannot contain duplicate values
          {enum: [1, 1.0]}               | 9  | $jsonSchema keyword 'enum' array cannot contain duplicate values.
          {pattern: '('}                 | 51091 | Regular expression is invalid: missing closing parenthesis
          {patternProperties: {'^a': 1}} | 14 | $jsonSchema keyword 'patternProperties' has property '^a' which is not an object
          {properties: {a: 1}}           | 14 | Nested schema for $jsonSchema property 'a' must be an object
          {dependencies: {a: []}}        | 9  | property 'a' in $jsonSchema keyword 'dependencies' cannot be an empty array
          """)
  void saysWhatIsWrongWithASchema(String schema, int code, String message) {
    assertThatThrownBy(() -> parse(schema))
        .hasMessage(message)
        .isInstanceOfSatisfying(
            CommandException.class, e -> assertThat(e.code().number()).isEqualTo(code));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100})
  void takesAHundredNestedSchemas(int depth) {
    assertThat(JsonSchema.parse(nested(depth), QueryContext.plain()).text()).isNotEmpty();
  }

  @Test
  void refusesOneMore() {
    assertThatThrownBy(() -> JsonSchema.parse(nested(101), QueryContext.plain()))
        .isInstanceOfSatisfying(
            CommandException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_VALUE));
  }

  private static BsonDocument nested(int depth) {
    BsonDocument schema = new BsonDocument();
    for (int i = 0; i < depth; i++) {
      schema = new BsonDocument("not", schema);
    }
    return schema;
  }

  @Test
  void refusesWhatIsNoDocument() {
    assertThatThrownBy(() -> JsonSchema.parse(new BsonInt32(1), QueryContext.plain()))
        .hasMessage("$jsonSchema must be an object");
  }

  @Test
  void namesEveryRuleThatIsBroken() {
    BsonDocument explained =
        parse(
                """
                {title: 'fruit', required: ['name', 'kilos', 'age'],
                 properties: {kilos: {bsonType: 'int', minimum: 1, description: 'weight'}}}
                """)
            .explain(BsonDocument.parse("{kilos: 0.5}"));
    assertThat(explained)
        .isEqualTo(
            BsonDocument.parse(
                """
                {operatorName: '$jsonSchema', title: 'fruit', schemaRulesNotSatisfied: [
                  {operatorName: 'properties', propertiesNotSatisfied: [
                    {propertyName: 'kilos', description: 'weight', details: [
                      {operatorName: 'minimum', specifiedAs: {minimum: 1},
                       reason: 'comparison failed', consideredValue: 0.5},
                      {operatorName: 'bsonType', specifiedAs: {bsonType: 'int'},
                       reason: 'type did not match', consideredValue: 0.5,
                       consideredType: 'double'}]}]},
                  {operatorName: 'required', specifiedAs: {required: ['name', 'kilos', 'age']},
                   missingProperties: ['age', 'name']}]}
                """));
  }

  @Test
  void namesTheElementsThatBreakARule() {
    BsonDocument explained =
        parse("{properties: {a: {items: {maxLength: 1}, maxItems: 1}}}")
            .explain(BsonDocument.parse("{a: ['x', 'yy']}"));
    assertThat(explained.toJson()).contains("\"itemIndex\": 1").contains("\"numberOfItems\": 2");
  }

  @Test
  void knowsWhichFieldsMustBeThere() {
    assertThat(parse("{required: ['a', 'b.c']}").requiredNames()).containsExactly("a");
  }

  @Test
  void explainsAlternativesByTheirIndexes() {
    BsonDocument explained =
        parse("{oneOf: [{}, {required: ['b']}, {}]}").explain(BsonDocument.parse("{a: 1}"));
    assertThat(explained.getArray("schemaRulesNotSatisfied").get(0).asDocument())
        .containsEntry("reason", new BsonString("more than one subschema matched"))
        .containsEntry(
            "matchingSchemaIndexes", new BsonArray(List.of(new BsonInt32(0), new BsonInt32(2))));
  }

  private static JsonSchema parse(String schema) {
    return JsonSchema.parse(BsonDocument.parse(schema), QueryContext.plain());
  }
}
