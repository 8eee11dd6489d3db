package io.loquat.house;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodeLinesTest {
  @Test
  void countsNeitherBlankLinesNorComments() {
    CodeLines lines = CodeLines.of("/* a\n * b */\n\nint x; // c\n// d\nint y;\n");

    assertThat(lines.count()).isEqualTo(2);
    assertThat(lines.commentCount()).isEqualTo(4);
    assertThat(lines.between(5, 6)).isEqualTo(1);
  }

  @Test
  void findsNoCommentInsideStringsAndCharacters() {
    assertThat(CodeLines.of("f(\"// \\\" /*\",\n'\"',\n'/', \"*/\");").count()).isEqualTo(3);
  }

  @Test
  void countsEveryLineOfATextBlock() {
    assertThat(CodeLines.of("String s =\n\"\"\"\n  // text\n\n  \"\"\";").count()).isEqualTo(5);
  }
}
