package org.swarmroom.testdata;

import java.util.List;
import java.util.Random;

/** Words of several languages and scripts, drawn so that few are common and many are rare. */
final class Words {

  static final List<String> LATIN =
      List.of(
          ("the house river mountain summer winter night morning guide manual introduction advanced"
                  + " programming network protocol history music concert live session album remaster"
                  + " original soundtrack director cut season episode part volume chapter lecture"
                  + " course video tutorial linux debian ubuntu kernel driver firmware release"
                  + " backup archive project report invoice contract budget meeting notes draft"
                  + " final copy photo holiday beach wedding birthday family garden kitchen recipe"
                  + " bread coffee travel london paris berlin rome madrid vienna dictionary atlas"
                  + " physics chemistry biology algebra geometry statistics database compiler design"
                  + " pattern algorithm quick brown silent golden broken hidden ancient modern"
                  + " electric acoustic symphony quartet sonata nocturne piano violin guitar drums"
                  + " jazz blues techno ambient folk field recording interview podcast radio"
                  + " straße größe müller übung café garçon élève naïve jalapeño señor mañana"
                  + " corazón año niño français château forêt août noël ångström smörgås ærø fjord"
                  + " łódź święto żółty český příběh dívka şehir güneş öğretmen")
              .split(" "));

  static final List<String> OTHER_SCRIPTS =
      List.of(
          ("музыка фильм война мир концерт альбом книга учебник москва зима лето песня история"
                  + " город дорога ночь μουσική θάλασσα ιστορία βιβλίο ταξίδι שלום ספר מוזיקה"
                  + " موسيقى كتاب رحلة مدينة 音楽 写真 東京 大阪 旅行 日本語 映画 辞書 がんばれ"
                  + " パソコン カメラ ゲーム 北京 上海 电影 音乐 照片 文档 历史 数学 한국어 음악"
                  + " 영화 사진 여행 हिन्दी संगीत किताब ภาษาไทย เพลง")
              .split(" "));

  private Words() {}

  /** A word with about Zipf's frequencies. */
  static String draw(Random random, List<String> words) {
    double u = random.nextDouble();
    return words.get((int) (words.size() * u * u));
  }
}
