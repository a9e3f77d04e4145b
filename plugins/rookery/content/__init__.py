"""What people write in Markdown -> frozen types, every problem at its file:line with the mend.

files        the files of one folder of content/, by the rules for names, links and sizes
blocks       what of Markdown the checks must know: which parts are code
links        the links in a text, and which of them cannot work
markers      Pelican's {static} and the like, which may read files
headers      the head of a page or an article, as Pelican's Markdown reader reads it
headings     the lines that begin an answer, and those that only almost do
answers      the body of a question, divided at its answers, and the keys of each
topics, people, questions, overrides, pages, jobs, events, resources, paths
             one noun each
strays       Markdown that lies where nobody reads it
read         all of it at once
"""
