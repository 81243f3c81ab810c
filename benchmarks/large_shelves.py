"""Shelves of any size to measure with: entries that are put together from words of the field, and Debian's EDICT."""

from __future__ import annotations

import re
from itertools import islice, product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from glossary_cli.term import Bilingual, Term

if TYPE_CHECKING:
    from collections.abc import Iterator

EDICT = Path("/usr/share/edict/edict")
"""Debian's package ``edict``: about 200,000 Japanese-English entries, in EUC-JP."""

_QUALITIES = """
adaptive 適応的 てきおうてき; sparse 疎な そな; robust 頑健な がんけんな; deep 深層 しんそう; shallow 浅い あさい; causal 因果 いんが;
local 局所 きょくしょ; global 大域 たいいき; linear 線形 せんけい; nonlinear 非線形 ひせんけい; dynamic 動的 どうてき; static 静的 せいてき;
parallel 並列 へいれつ; sequential 逐次 ちくじ; temporal 時間 じかん; spatial 空間 くうかん; hidden 隠れ かくれ; visible 可視 かし;
binary 二値 にち; continuous 連続 れんぞく; discrete 離散 りさん; stochastic 確率的 かくりつてき; greedy 貪欲 どんよく; exact 厳密 げんみつ;
approximate 近似 きんじ; recursive 再帰的 さいきてき; iterative 反復 はんぷく; hierarchical 階層的 かいそうてき; modular 部品化した ぶひんかした;
multilingual 多言語 たげんご; federated 連合 れんごう; private 秘匿 ひとく; public 公開 こうかい; weighted 重み付き おもみつき;
balanced 均衡 きんこう; noisy 雑音入り ざつおんいり; clean 清浄 せいじょう; compact 小型 こがた; large 大規模 だいきぼ; efficient 効率的 こうりつてき;
early 早期 そうき; late 後期 こうき; online オンライン おんらいん; offline オフライン おふらいん; neural ニューラル にゅーらる; visual 視覚 しかく;
acoustic 音響 おんきょう; lexical 語彙 ごい; semantic 意味 いみ; syntactic 統語 とうご
"""
_OBJECTS = """
graph グラフ ぐらふ; token トークン とーくん; image 画像 がぞう; speech 音声 おんせい; text 文章 ぶんしょう; query 問い合わせ といあわせ;
memory 記憶 きおく; attention 注意 ちゅうい; reward 報酬 ほうしゅう; policy 方策 ほうさく; gradient 勾配 こうばい; feature 特徴 とくちょう;
label ラベル らべる; sample 標本 ひょうほん; batch バッチ ばっち; layer 層 そう; kernel カーネル かーねる; state 状態 じょうたい;
action 行動 こうどう; vector ベクトル べくとる; matrix 行列 ぎょうれつ; tensor テンソル てんそる; node 節点 せってん; edge 辺 へん;
cluster クラスタ くらすた; document 文書 ぶんしょ; sentence 文 ぶん; word 単語 たんご; phrase 句 く; character 文字 もじ;
pixel 画素 がそ; frame フレーム ふれーむ; signal 信号 しんごう; sequence 系列 けいれつ; tree 木 き; path 経路 けいろ;
rule 規則 きそく; concept 概念 がいねん; entity 実体 じったい; relation 関係 かんけい; event 事象 じしょう; agent エージェント えーじぇんと;
task タスク たすく; domain 領域 りょういき; parameter パラメータ ぱらめーた; prompt プロンプト ぷろんぷと; answer 回答 かいとう; error 誤差 ごさ;
noise 雑音 ざつおん; prior 事前分布 じぜんぶんぷ; margin 余白 よはく; threshold しきい値 しきいち; budget 予算 よさん; cache キャッシュ きゃっしゅ;
index 索引 さくいん; schema スキーマ すきーま; corpus コーパス こーぱす; benchmark ベンチマーク べんちまーく; dataset データセット でーたせっと;
embedding 埋め込み うめこみ; transformer トランスフォーマー とらんすふぉーまー; decoder デコーダ でこーだ; encoder エンコーダ えんこーだ
"""
_HEADS = """
network ネットワーク ねっとわーく; model モデル もでる; learning 学習 がくしゅう; training 訓練 くんれん; search 探索 たんさく; sampling 抽出 ちゅうしゅつ;
estimation 推定 すいてい; prediction 予測 よそく; classification 分類 ぶんるい; regression 回帰 かいき; clustering クラスタリング くらすたりんぐ;
compression 圧縮 あっしゅく; pruning 枝刈り えだかり; quantization 量子化 りょうしか; normalization 正規化 せいきか;
regularization 正則化 せいそくか; optimization 最適化 さいてきか; evaluation 評価 ひょうか; alignment 整合 せいごう; generation 生成 せいせい;
retrieval 検索 けんさく; ranking 順位付け じゅんいづけ; filtering 選別 せんべつ; parsing 解析 かいせき; tagging タグ付け たぐづけ;
translation 翻訳 ほんやく; summarization 要約 ようやく; detection 検出 けんしゅつ; recognition 認識 にんしき; segmentation 分割 ぶんかつ;
tracking 追跡 ついせき; planning 計画 けいかく; control 制御 せいぎょ; reasoning 推論 すいろん; inference 推測 すいそく; simulation 模擬 もぎ;
distillation 蒸留 じょうりゅう; transfer 転移 てんい; adaptation 適応 てきおう; augmentation 拡張 かくちょう; initialization 初期化 しょきか;
propagation 伝播 でんぱ; aggregation 集約 しゅうやく; alignment loss 整合損失 せいごうそんしつ; objective 目的関数 もくてきかんすう;
constraint 制約 せいやく; penalty 罰則 ばっそく; schedule 予定表 よていひょう; pipeline パイプライン ぱいぷらいん; interface 接点 せってん;
protocol プロトコル ぷろとこる; framework 枠組み わくぐみ; architecture 構造 こうぞう; block ブロック ぶろっく; head ヘッド へっど;
gate 門 もん; mask マスク ますく; buffer 緩衝域 かんしょういき; queue 待ち行列 まちぎょうれつ; graph search グラフ探索 ぐらふたんさく;
score 得点 とくてん; metric 指標 しひょう; bound 限界 げんかい; curve 曲線 きょくせん
"""
_PLAIN: dict[str, Any] = dict.fromkeys(Term.__slots__, ())


def _words(table: str) -> list[tuple[str, str, str]]:
    rows = [row.rsplit(maxsplit=2) for row in table.replace("\n", " ").split(";")]
    return [(english.strip(), japanese, reading) for english, japanese, reading in rows]


def _term(id: str, en: str, ja: str, reading: str, definition: str) -> Term:
    return Term(
        **{
            **_PLAIN,
            "id": id,
            "category": "",
            "en": en,
            "ja": ja,
            "reading": reading,
            "romaji": "",
            "reading_guessed": False,
            "definition": Bilingual(en=definition, ja=f"{ja}についての説明です。"),
            "updated": "",
        }
    )


def plausible(count: int) -> Iterator[Term]:
    """Yield ``count`` entries (at most 201,600) named like those of the field, in a fixed order."""
    # Heads change fastest, so that a small shelf has all of them.
    parts = product(_words(_QUALITIES), _words(_OBJECTS), _words(_HEADS))
    for number, names in enumerate(islice(parts, count)):
        english, japanese, reading = zip(*names, strict=True)
        yield _term(
            f"t{number}",
            " ".join(english),
            "".join(japanese),
            "".join(reading),
            f"Kind of {names[2][0]} that works on each {names[1][0]} and is {names[0][0]}.",
        )


def edict(path: Path = EDICT) -> Iterator[Term]:
    """Yield the entries of EDICT whose reading is kana alone."""
    line = re.compile(r"(\S+) (?:\[([^\]]+)\] )?/(.*)/$")
    with path.open(encoding="euc_jp", errors="replace") as lines:
        for number, found in enumerate(map(line.match, lines)):
            if not found:
                continue
            ja, reading, glosses = found[1], found[2] or found[1], found[3].split("/")
            en = re.sub(r"\([^)]*\)|\{[^}]*\}", "", glosses[0]).strip()
            reading = "".join(chr(ord(char) - 0x60) if "ァ" <= char <= "ヶ" else char for char in reading)
            if en and re.fullmatch("[ぁ-ゖー]+", reading):
                yield _term(f"e{number}", en, ja, reading, "; ".join(glosses[:-1]) or en)
